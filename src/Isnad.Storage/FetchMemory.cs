using Isnad.Model.Reports;

namespace Isnad.Storage;

/// <summary>Addresses that were fetched, beside the reports that they brought.</summary>
internal sealed class FetchMemory(Database database) : IFetchMemory
{
    /// <inheritdoc/>
    public ValueTask<FetchState?> FindAsync(string url, CancellationToken cancellationToken) => ValueTask.FromResult(database.Read(() => database
        .Prepare("SELECT fetched_at, etag, last_modified, content_sha256, answered_by, mark FROM fetch_state WHERE url = $1").First(row =>
        {
            string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
            return new FetchState(Instants.Read(row.GetString(0))) { ETag = Text(1), LastModified = Text(2), ContentSha256 = Text(3), AnsweredBy = Text(4), Mark = Text(5) };
        }, url)));

    /// <inheritdoc/>
    public ValueTask PutAsync(string url, FetchState state, CancellationToken cancellationToken)
    {
        database.Write(() => database.Prepare("INSERT OR REPLACE INTO fetch_state (url, fetched_at, etag, last_modified, content_sha256, answered_by, mark) VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .Run(url, Instants.Text(state.FetchedAt), state.ETag, state.LastModified, state.ContentSha256, state.AnsweredBy, state.Mark));
        return ValueTask.CompletedTask;
    }
}
