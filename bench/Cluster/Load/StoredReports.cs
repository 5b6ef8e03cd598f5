using System.Net.Http.Headers;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Service;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench.Cluster.Load;

/// <summary>Stores small reports in a cluster.</summary>
/// <param name="http">Sends the requests.</param>
/// <param name="gateways">The gateways.</param>
/// <param name="gitHub">The stand-in, which gets their contributors.</param>
/// <param name="time">The clock.</param>
internal sealed class StoredReports(HttpClient http, IReadOnlyList<Uri> gateways, GitHubStandIn gitHub, TimeProvider time)
{
    /// <summary>The number of usernames. Every silo gets several hundred.</summary>
    public const int Count = 1_000;

    private const int AtOnce = 24;

    public static string LoginOf(int number) => $"reader-{number}";

    /// <exception cref="CommandFailedException">A report was not generated.</exception>
    public async Task<IReadOnlyList<StoredBody>> StoreAsync(CancellationToken cancellationToken)
    {
        var bodies = new StoredBody[Count];
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async lane =>
        {
            // One account per lane stays below the limits.
            var token = $"reader-{lane}-token";
            gitHub.Tokens.Add(token, $"reader-account-{lane}");
            for (var number = Interlocked.Increment(ref next); number <= Count; number = Interlocked.Increment(ref next))
            {
                bodies[number - 1] = await StoreAsync(LoginOf(number), gateways[lane % gateways.Count], token, cancellationToken);
            }
        }));
        return bodies;
    }

    /// <summary>Stores the report of a new contributor.</summary>
    /// <exception cref="CommandFailedException">It was not generated.</exception>
    public async Task<StoredBody> StoreAsync(string name, Uri gateway, string token, CancellationToken cancellationToken)
    {
        gitHub.World.AddGenerated(name, 3, repositories: 2, maxFiles: 3);
        var path = $"api/v1/users/{name}/reports/1_year";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var started = await http.SendAsync(request, cancellationToken);
        var task = started.Headers.Location ?? throw new CommandFailedException($"A generation of {name} was answered with {(int)started.StatusCode}.", ExitCode.Failed);
        await new TaskFollower(new ServiceClient(http, null, null), time).FollowAsync(new Uri(gateway, task), static _ => { }, cancellationToken);
        return StoredBody.Of(path, await http.GetByteArrayAsync(new Uri(gateway, path), cancellationToken));
    }
}
