using GitBrag.Api.Problems;

namespace GitBrag.Api.Requests;

/// <summary>Refuses unknown query parameters and invalid values, so a mistyped <c>force</c> is not ignored.</summary>
internal static class QueryRules
{
    public const string Private = "private";

    public static ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return request.QueryString.HasValue && FindProblem(request) is { } problem ? ValueTask.FromResult<object?>(problem) : next(context);
    }

    private static Problem? FindProblem(HttpRequest request)
    {
        var accepted = request.HttpContext.GetEndpoint()!.Metadata.GetOrderedMetadata<QueryFlag>();
        foreach (var (name, values) in request.Query)
        {
            var value = values.ToString();
            if (accepted.All(flag => flag.Name != name))
            {
                var names = accepted.Count == 0 ? "none" : string.Join(" and ", accepted.Select(flag => flag.Name));
                return KnownProblems.InvalidParameter($"The query has an unknown parameter. This call knows: {names}.");
            }

            if (values.Count != 1 || !(QueryFlag.IsTrue(value) || QueryFlag.IsFalse(value)))
            {
                return KnownProblems.InvalidParameter($"{name} must be true or false, and appear once.");
            }
        }

        return null;
    }
}
