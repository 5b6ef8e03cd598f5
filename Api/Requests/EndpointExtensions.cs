using GitBrag.Api.Contracts;
using GitBrag.Api.Problems;

namespace GitBrag.Api.Requests;

/// <summary>What the calls' registrations have in common.</summary>
internal static class EndpointExtensions
{
    /// <summary>Says that a call takes a parameter, <c>true</c> or <c>false</c>, in its query.</summary>
    public static RouteHandlerBuilder TakesFlag(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.WithMetadata(new QueryFlag(name, description));

    /// <summary>Says with which statuses a call answers with a problem.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemView>(status, Problem.ContentType);
        }

        return endpoint;
    }
}
