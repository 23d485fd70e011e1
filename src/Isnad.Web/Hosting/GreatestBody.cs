using Microsoft.AspNetCore.Http.Metadata;

namespace Isnad.Web.Hosting;

/// <summary>Lets a body in that is larger than other requests may be.</summary>
/// <param name="bytes">The greatest.</param>
internal sealed class GreatestBody(long bytes) : IRequestSizeLimitMetadata
{
    /// <inheritdoc/>
    public long? MaxRequestBodySize => bytes;
}
