using System.Text.Json.Nodes;
using Isnad.Model.People;
using Isnad.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Isnad.Web.Features.Api;

/// <summary>The OpenAPI description, made from the addresses themselves, their notes, and the examples in resources/api, of which a test holds that the desk answers so.</summary>
internal static class ApiDescription
{
    private const string Document = "v1", Version = "1", Problem = "problem", Json = "application/json", ProblemJson = "application/problem+json";

    public static void Add(IServiceCollection services, string resources)
    {
        var examples = new ApiExamples(resources);
        services.AddOpenApi(Document, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = described => described.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                Introduce(document);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                Describe(operation, context, examples);
                return Task.CompletedTask;
            });
        });
    }

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Isnad", Version = Version, Description = "The desk's queries and actions for programs. What is promised stands in docs/api.md." };
        // The desk is at whatever address it was reached by.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key of one's own, from the page /me." },
            ["session"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = SessionAuthentication.Cookie, Description = "The session of a browser; what changes something then needs the form's key in X-Isnad-Form." },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[Problem] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "RFC 9457. `error` is the code, which is stable; `title` is in the language of who asks; `detail` says what is wrong and what to do.",
            Properties = new Dictionary<string, IOpenApiSchema> { ["type"] = Text(), ["title"] = Text(), ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer }, ["detail"] = Text(), ["error"] = Text() },
            Required = new HashSet<string> { "type", "title", "status", "error" },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }, new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("session", document)] = [] }];
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, ApiExamples examples)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<ApiNote>().FirstOrDefault() is not { } note)
        {
            return;
        }
        operation.OperationId = note.Name;
        operation.Summary = note.Says;
        operation.Description = metadata.OfType<IAuthorizeData>().Select(data => data.Policy).OfType<string>().FirstOrDefault() is { } policy ? $"For the role {ReviewRole(policy)} and those above." : "For everybody who may sign in.";
        operation.Tags = null;
        operation.Parameters = [.. (operation.Parameters ?? []).Where(parameter => parameter.In == ParameterLocation.Path), .. note.Parameters.Select(Parameter)];
        var example = examples.Of(note.Name);
        if (operation.RequestBody?.Content is { } body)
        {
            foreach (var media in body.Values)
            {
                media.Example = example?.Body?.DeepClone();
            }
        }
        var problem = new OpenApiResponse { Description = "What is wrong.", Content = new Dictionary<string, OpenApiMediaType> { [ProblemJson] = new() { Schema = new OpenApiSchemaReference(Problem, context.Document) } } };
        operation.Responses = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse { Description = "As asked.", Content = new Dictionary<string, OpenApiMediaType> { [example?.Media ?? Json] = new() { Example = example?.Answer?.DeepClone() } } },
            ["4XX"] = problem,
        };
        if (context.Description.HttpMethod == "GET")
        {
            operation.Responses["304"] = new OpenApiResponse { Description = "Nothing changed since the answer whose ETag If-None-Match gives." };
        }
    }

    private static string ReviewRole(string policy) => policy switch { Rights.Code => Name(DeskRole.Coder), Rights.Edit => Name(DeskRole.Editor), _ => Name(DeskRole.Administrator) };

    private static string Name(DeskRole role) => role.ToString().ToLowerInvariant();

    private static OpenApiParameter Parameter(ApiParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Says,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = parameter.Words is null ? null : [.. parameter.Words.Select(word => (JsonNode)JsonValue.Create(word))] },
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
