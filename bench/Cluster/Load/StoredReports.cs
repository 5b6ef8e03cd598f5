using System.Net.Http.Headers;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Service;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench.Cluster.Load;

/// <summary>Fills a cluster with small reports to read.</summary>
/// <param name="http">Sends the requests.</param>
/// <param name="gateways">The gateways.</param>
/// <param name="gitHub">The stand-in, to which their contributors are added.</param>
/// <param name="time">The clock.</param>
internal sealed class StoredReports(HttpClient http, IReadOnlyList<Uri> gateways, GitHubStandIn gitHub, TimeProvider time)
{
    /// <summary>How many usernames are read: enough that every silo has several hundred.</summary>
    public const int Count = 1_000;

    private const int AtOnce = 24;

    /// <summary>The username of a report.</summary>
    /// <param name="number">Which, from 1 on.</param>
    public static string LoginOf(int number) => $"reader-{number}";

    /// <summary>Generates them.</summary>
    /// <returns>What readers have to get.</returns>
    /// <exception cref="CommandFailedException">One was not generated.</exception>
    public async Task<IReadOnlyList<StoredBody>> StoreAsync(CancellationToken cancellationToken)
    {
        var bodies = new StoredBody[Count];
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async lane =>
        {
            // An account a lane, so that none comes near a limit.
            var token = $"reader-{lane}-token";
            gitHub.Tokens.Add(token, $"reader-account-{lane}");
            for (var number = Interlocked.Increment(ref next); number <= Count; number = Interlocked.Increment(ref next))
            {
                bodies[number - 1] = await StoreAsync(LoginOf(number), gateways[lane % gateways.Count], token, cancellationToken);
            }
        }));
        return bodies;
    }

    /// <summary>Generates one.</summary>
    /// <param name="name">Of whom; a contributor that the stand-in does not know yet.</param>
    /// <param name="gateway">The gateway to ask.</param>
    /// <param name="token">Whose quota it costs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What readers have to get.</returns>
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
