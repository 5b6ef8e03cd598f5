using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GitBrag.Hosting;

/// <summary>Maps read-only endpoints.</summary>
public static class ReadEndpoints
{
    /// <summary>Maps GET, and HEAD without a place in the OpenAPI document.</summary>
    /// <param name="endpoints">Where to.</param>
    /// <param name="pattern">The route.</param>
    /// <param name="handler">What answers.</param>
    /// <returns>The call for GET, to describe.</returns>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler)
    {
        endpoints.MapMethods(pattern, [HttpMethods.Head], handler).ExcludeFromDescription();
        return endpoints.MapGet(pattern, handler);
    }
}
