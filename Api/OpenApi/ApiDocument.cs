using GitBrag.Api.Requests;
using GitBrag.Api.Sessions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GitBrag.Api.OpenApi;

/// <summary>The parts of <c>/openapi/v1.json</c> that the endpoints do not declare themselves.</summary>
internal static class ApiDocument
{
    private const string Token = "githubToken";
    private const string Operator = "operatorKey";
    private const string Session = "session";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", static options =>
    {
        options.CreateSchemaReferenceId = static type => NameOf(OpenApiOptions.CreateDefaultSchemaReferenceId(type));
        options.AddDocumentTransformer(static (document, _, _) => Introduce(document));
        options.AddOperationTransformer(static (operation, context, _) => Complete(operation, context));
    });

    private static string? NameOf(string? type) => type?.EndsWith("View", StringComparison.Ordinal) == true ? type[..^4] : type;

    private static Task Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "GitBrag",
            Version = "v1",
            Description = "Contribution reports of GitHub users. Instants are ISO 8601 in UTC. Errors are application/problem+json with a stable type.",
        };

        // Relative to the document's own address.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A GitHub token of the caller." },
            [Session] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = SessionCookie.PlainName,
                Description = $"A signed-in session; over HTTPS the cookie is {SessionCookie.SecureName}. Requests that change something must be same-origin according to Sec-Fetch-Site or Origin.",
            },
            [Operator] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "operator", Description = "OPERATOR_KEY, or the key in owner.json in the service's data directory." },
        };
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var flag in context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryFlag>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = flag.Name,
                In = ParameterLocation.Query,
                Description = flag.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = false },
            });
        }

        // The empty requirement: the service may lend its own credentials.
        if (operation.Responses?.ContainsKey("401") == true)
        {
            operation.Security =
            [
                new OpenApiSecurityRequirement(),
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Session, context.Document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Operator, context.Document)] = [] },
            ];
        }

        return Task.CompletedTask;
    }
}
