using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GitBrag.Storage;
using GitBrag.Storage.Redis;
using GitBrag.Testing.Redis;

namespace GitBrag.Tests.Storage.Redis;

public sealed class RedisConnectionTests : IAsyncLifetime
{
    private readonly RedisServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

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
        await _server.HangAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => connection.RunAsync(database => database.StringSetAsync("key", "value")));
    }

    [RedisFact]
    public async Task A_server_that_is_being_started_is_waited_for()
    {
        await using var connection = _server.Connection();
        var opening = connection.OpenAsync();

        await _server.StartAsync();

        await opening;
        await connection.RunAsync(database => database.PingAsync());
    }

    [RedisFact]
    public async Task Everybody_who_opens_the_connection_gets_the_same()
    {
        await _server.StartAsync();
        await using var connection = _server.Connection();

        var opened = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => connection.OpenAsync()));

        Assert.Single(opened.Distinct());
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
        await using var connection = RedisConnections.Connection(new RedisSettings("localhost", PortOf(silent)) { Timeout = TimeSpan.FromSeconds(2) });

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
        await using var connection = RedisConnections.Connection(new RedisSettings("localhost", PortOf(server), Tls: true) { Timeout = TimeSpan.FromSeconds(30) });

        var failure = await Assert.ThrowsAsync<StorageUnavailableException>(connection.OpenAsync);

        Assert.Contains("is not valid for localhost or not trusted on this machine", failure.Message, StringComparison.Ordinal);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving);
    }

    [RedisFact]
    public async Task An_IPv6_address_is_reached()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        _server.Arguments = ["--bind", "::1", "127.0.0.1"];
        await _server.StartAsync();
        await using var connection = RedisConnections.Connection(new RedisSettings("::1", _server.Port) { Timeout = TimeSpan.FromSeconds(30) });

        await connection.OpenAsync();

        await connection.RunAsync(database => database.PingAsync());
        Assert.Equal($"[::1]:{_server.Port}", connection.Settings.ToString());
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

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

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
