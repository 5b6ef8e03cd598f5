using System.Net.Http.Headers;
using System.Text;
using GitBrag.Api;
using GitBrag.GitHub.StandIn;
using GitBrag.Hosting;
using GitBrag.Testing;
using GitBrag.Testing.Redis;
using Microsoft.AspNetCore.Builder;

namespace GitBrag.Silo.Tests.Cluster;

/// <summary>Silos and a gateway as they are deployed, in this process, over a real Redis. Only GitHub is a stand-in.</summary>
public sealed class RealCluster : IAsyncLifetime
{
    public const string Token = GitHubStandIn.DefaultToken;

    private readonly RedisServer _redis = new();
    private readonly List<WebApplication> _silos = [];
    private GitHubStandIn _gitHub = null!;

    public WebApplication Gateway { get; private set; } = null!;

    /// <summary>Talks to the gateway.</summary>
    public HttpClient Http { get; private set; } = null!;

    public GitHubStandIn GitHub => _gitHub;

    /// <summary>What the keys of everything that is stored begin with.</summary>
    public string GitHubHost => _gitHub.ApiUrl.Authority;

    public int RedisPort => _redis.Port;

    public async ValueTask InitializeAsync()
    {
        if (!RedisServer.IsInstalled)
        {
            return;
        }

        await _redis.InitializeAsync();
        _gitHub = await GitHubStandIn.StartAsync();
    }

    /// <summary>Starts a silo and waits until it takes part.</summary>
    public Task<WebApplication> StartSiloAsync(params string[] settings) => StartSiloAsync(null, settings);

    /// <summary>Starts a silo with further services, as above.</summary>
    public async Task<WebApplication> StartSiloAsync(Action<WebApplicationBuilder>? configure, params string[] settings)
    {
        var ports = FreePorts.Take(2);
        var silo = SiloApplication.Create([.. Arguments(settings), $"--SILO_PORT={ports[0]}", $"--SILO_GATEWAY_PORT={ports[1]}", "--SILO_ADDRESS=127.0.0.1"], configure);
        _silos.Add(silo);
        await silo.StartAsync();
        return silo;
    }

    /// <summary>Begins to start the gateway; it has started when it has reached a silo.</summary>
    public Task BeginGateway()
    {
        var port = FreePorts.Take(1)[0];
        Gateway = GitBragApplication.Create([.. Arguments(), $"--urls=http://127.0.0.1:{port}"]);
        Http = Client($"http://127.0.0.1:{port}");
        return Gateway.StartAsync();
    }

    public string[] Arguments(params string[] settings) =>
    [
        .. SettingNames.Defaults,
        "--urls=http://127.0.0.1:0", "--CLUSTER_ID=test", "--CACHE_REDIS_HOST=127.0.0.1", $"--CACHE_REDIS_PORT={_redis.Port}", "--CACHE_DEFAULT_TTL=0",
        $"--GITHUB_API_URL={_gitHub.ApiUrl}", $"--GITHUB_TOKEN={Token}", "--START_LIMIT_PER_ADDRESS=0", "--START_LIMIT_PER_ACCOUNT=0",
        .. settings.Select(static setting => $"--{setting}"),
    ];

    public async Task StopAsync(WebApplication silo)
    {
        _silos.Remove(silo);
        await silo.StopAsync();
        await silo.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!RedisServer.IsInstalled)
        {
            return;
        }

        if (Gateway is not null)
        {
            await Gateway.StopAsync();
            await Gateway.DisposeAsync();
            Http.Dispose();
        }

        foreach (var silo in _silos.ToArray())
        {
            await StopAsync(silo);
        }

        await _gitHub.DisposeAsync();
        await _redis.DisposeAsync();
    }

    public static HttpClient Client(string address, string? login = null)
    {
        var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Authorization = login is null ? null : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(login)));
        return client;
    }

    /// <summary>Asks the gateway until the answer is right.</summary>
    public async Task<HttpResponseMessage> AnswerAsync(string path, Func<HttpResponseMessage, bool> isRight)
    {
        HttpResponseMessage? answer = null;
        await Deadline.UntilAsync(async () =>
        {
            answer?.Dispose();
            answer = null;
            try
            {
                answer = await Http.GetAsync(path);
            }
            catch (HttpRequestException)
            {
                // The gateway does not listen yet.
            }

            return answer is not null && isRight(answer);
        });
        return answer!;
    }
}
