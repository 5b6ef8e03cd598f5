using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GitBrag.Storage;
using GitBrag.Storage.Redis;
using GitBrag.Testing.Redis;
using Microsoft.Extensions.Logging.Abstractions;

namespace GitBrag.Tests.Storage.Redis;

public sealed class RedisConnectionTests : IAsyncLifetime
{
    private static readonly GrainId Grain = GrainId.Create("user", "octocat");

    private readonly RedisServer _server = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.DisposeAsync();

    [RedisFact]
    public async Task After_a_restart_of_the_server_everything_goes_on_by_itself()
    {
        await _server.StartAsync();
        await using var connection = _server.Connection();
        await connection.OpenAsync();
        var storage = new RedisGrainStorage(connection, new JsonState.Serializer());
        var state = new GrainState<JsonState>(new JsonState { Text = "before" });
        await storage.WriteStateAsync("state", Grain, state);

        for (var restart = 1; restart <= 2; restart++)
        {
            await _server.KillAsync();
            state.State!.Text = $"restart {restart}";
            var write = storage.WriteStateAsync("state", Grain, state);
            await _server.StartAsync();
            await write;
            await storage.ReadStateAsync("state", Grain, state);
            Assert.Equal($"restart {restart}", state.State!.Text);
        }
    }

    [RedisFact]
    public async Task A_write_whose_answer_was_lost_is_sent_again_and_is_no_conflict_with_itself()
    {
        await _server.StartAsync();
        using var proxy = new AnswerLosingProxy(_server.Port);
        await using var connection = new RedisConnection(
            new RedisStorageOptions { Host = "127.0.0.1", Port = proxy.Port, CommandTimeout = TimeSpan.FromSeconds(30) }, NullLogger<RedisConnection>.Instance);
        await connection.OpenAsync();
        var storage = new RedisGrainStorage(connection, new JsonState.Serializer());
        var state = new GrainState<JsonState>(new JsonState { Text = "first" });
        await storage.WriteStateAsync("state", Grain, state);
        state.State!.Text = "second";

        proxy.LoseNextAnswer();
        await storage.WriteStateAsync("state", Grain, state);
        Assert.True(proxy.HasLostAnswer);
        await storage.ReadStateAsync("state", Grain, state);
        Assert.Equal("second", state.State!.Text);

        proxy.LoseNextAnswer();
        await storage.ClearStateAsync("state", Grain, state);
        Assert.True(proxy.HasLostAnswer);
    }

    [RedisFact]
    public async Task While_the_server_is_away_a_command_fails_in_time_and_names_the_server()
    {
        await _server.StartAsync();
        await using var connection = await _server.OpenImpatientAsync();
        await _server.KillAsync();

        var failure = await Assert.ThrowsAsync<StorageUnavailableException>(() => connection.RunAsync(database => database.PingAsync()));

        Assert.Equal(
            $"Redis at 127.0.0.1:{_server.Port} does not answer; see that it runs and that CACHE_REDIS_HOST, CACHE_REDIS_PORT and CACHE_REDIS_TLS are right.", failure.Message);
    }

    [RedisFact]
    public async Task A_server_that_hangs_fails_a_command_in_time()
    {
        await _server.StartAsync();
        await using var connection = await _server.OpenImpatientAsync();
        await using var other = _server.Connection();
        await other.OpenAsync();
        await other.RunAsync(database => database.ExecuteAsync("CLIENT", "PAUSE", "60000"));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => connection.RunAsync(database => database.StringSetAsync("key", "value")));
    }

    [Fact]
    public async Task Where_nothing_listens_opening_fails_in_time_and_names_the_server()
    {
        await using var connection = _server.Connection(timeoutSeconds: 2);

        var failure = await Assert.ThrowsAsync<StorageUnavailableException>(connection.OpenAsync);

        Assert.StartsWith($"Redis at 127.0.0.1:{_server.Port} does not answer", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_Redis_fails_in_time()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var connection = new RedisConnection(
            new RedisStorageOptions { Host = "localhost", Port = ((IPEndPoint)silent.LocalEndpoint).Port, CommandTimeout = TimeSpan.FromSeconds(2) },
            NullLogger<RedisConnection>.Instance);

        await Assert.ThrowsAsync<StorageUnavailableException>(connection.OpenAsync);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_refused_and_said_to_be()
    {
        using var key = RSA.Create();
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(80));
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var end = new CancellationTokenSource();
        var serving = ServeTlsAsync(server, certificate, end.Token);
        await using var connection = new RedisConnection(
            new RedisStorageOptions { Host = "localhost", Port = ((IPEndPoint)server.LocalEndpoint).Port, Tls = true, CommandTimeout = TimeSpan.FromSeconds(30) },
            NullLogger<RedisConnection>.Instance);

        var failure = await Assert.ThrowsAsync<StorageUnavailableException>(connection.OpenAsync);

        Assert.Contains("is not valid for localhost or not trusted on this machine", failure.Message, StringComparison.Ordinal);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving);
    }

    [Fact]
    public async Task An_IPv6_address_is_refused_with_a_sentence()
    {
        await using var connection = new RedisConnection(new RedisStorageOptions { Host = "::1" }, NullLogger<RedisConnection>.Instance);

        var failure = await Assert.ThrowsAsync<StorageUnavailableException>(connection.OpenAsync);

        Assert.Contains("IPv6 address ::1", failure.Message, StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task A_password_is_used_and_a_wrong_one_is_refused_without_being_told()
    {
        _server.Arguments = ["--requirepass", "hunter2hunter2"];
        await _server.StartAsync();
        await using var right = _server.Connection("hunter2hunter2");
        await using var wrong = _server.Connection("swordfish");
        await using var none = _server.Connection();

        await right.OpenAsync();
        foreach (var connection in new[] { wrong, none })
        {
            var failure = await Assert.ThrowsAsync<StorageUnavailableException>(connection.OpenAsync);
            Assert.Equal($"Redis at 127.0.0.1:{_server.Port} refuses the password; set CACHE_REDIS_PASSWORD to the right one.", failure.Message);
            Assert.DoesNotContain("swordfish", failure.ToString(), StringComparison.Ordinal);
        }
    }

    [RedisFact]
    public async Task Thousands_of_simultaneous_commands_are_all_answered()
    {
        await _server.StartAsync();
        await using var connection = _server.Connection();
        await connection.OpenAsync();
        var storage = new RedisGrainStorage(connection, new JsonState.Serializer());

        await Task.WhenAll(Enumerable.Range(0, 3000).Select(async number =>
        {
            var grain = GrainId.Create("user", $"u{number}");
            var state = new GrainState<JsonState>(new JsonState { Text = new string('x', number) });
            await storage.WriteStateAsync("state", grain, state);
            await storage.ReadStateAsync("state", grain, state);
            Assert.Equal(number, state.State!.Text.Length);
        }));
    }

    private static async Task ServeTlsAsync(TcpListener server, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var client = await server.AcceptTcpClientAsync(cancellationToken);
            await using var tls = new SslStream(client.GetStream());
            try
            {
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellationToken);
            }
            catch (Exception error) when (error is IOException or AuthenticationException)
            {
                // The client turned away.
            }
        }
    }
}
