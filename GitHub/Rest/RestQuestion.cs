using GitBrag.GitHub.GraphQL;
using Octokit;
using Octokit.Internal;

namespace GitBrag.GitHub.Rest;

/// <summary>A REST call that Octokit makes over a message handler of ours, with how its answer is read.</summary>
/// <param name="Name">Its name in the log.</param>
/// <param name="Call">Makes the call.</param>
/// <param name="Read">Puts together what the answer tells; the body is null when nothing has changed.</param>
internal sealed record RestQuestion<TBody, TData>(string Name, Func<IApiConnection, Task<TBody>> Call, Func<TBody?, HttpResponseMessage, TData> Read)
    where TBody : class
    where TData : QueryData
{
    private static readonly ProductHeaderValue Product = new("GitBrag.Orleans");

    /// <summary>Asks once.</summary>
    /// <param name="handler">Sends the request. Octokit has neither credentials nor a redirect to follow.</param>
    /// <param name="root">The root of the API, with a slash at its end.</param>
    /// <returns>The body; null when the answer has none of use, which its status explains.</returns>
    public async Task<TBody?> AskAsync(HttpMessageHandler handler, Uri root)
    {
        using var adapter = new HttpClientAdapter(() => handler);
        adapter.SetRequestTimeout(Timeout.InfiniteTimeSpan);
        var connection = new Connection(Product, root, new InMemoryCredentialStore(Credentials.Anonymous), adapter, new OctokitJson());
        try
        {
            return await Call(new ApiConnection(connection)).ConfigureAwait(false);
        }
        catch (ApiException)
        {
            return null;
        }
    }
}
