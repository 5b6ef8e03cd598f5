using GitBrag.Api.Contracts;
using GitBrag.Api.Problems;

namespace GitBrag.Api.Requests;

/// <summary>Describes the parameters and problems of an endpoint.</summary>
internal static class EndpointExtensions
{
    /// <summary>Declares a query parameter that is <c>true</c> or <c>false</c>.</summary>
    public static RouteHandlerBuilder TakesFlag(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.WithMetadata(new QueryFlag(name, description));

    /// <summary>Declares the statuses that come with a problem.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemView>(status, Problem.ContentType);
        }

        return endpoint;
    }
}
