using GitBrag.Hosting;
using GitBrag.Storage;
using GitBrag.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace GitBrag.Silo.Tests.Cluster;

public sealed class KeyLoadingTests
{
    [Fact]
    public async Task A_gateway_is_ready_once_its_cluster_is_there_and_its_keys_are_loaded()
    {
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        var cluster = new ClusterConnectionState(lifetime, TimeProvider.System);
        var keys = new Failing();
        using var loading = new KeyLoading(keys, cluster, TimeProvider.System);
        await loading.StartAsync(CancellationToken.None);

        await Task.Delay(TimeSpan.FromSeconds(0.5));
        Assert.Equal((HealthStatus.Unhealthy, 0), ((await CheckAsync()).Status, keys.Tries));

        cluster.Set(connected: true);
        lifetime.NotifyStarted();
        await Deadline.UntilAsync(() => keys.Tries > 1);
        Assert.Equal("Redis does not answer.", (await CheckAsync()).Description);

        keys.Answers = true;
        await Deadline.UntilAsync(async () => (await CheckAsync()).Status == HealthStatus.Healthy);
        await loading.StopAsync(CancellationToken.None);

        Task<HealthCheckResult> CheckAsync() => loading.CheckHealthAsync(new HealthCheckContext());
    }

    private sealed class Failing : IDataProtectionProvider, IDataProtector
    {
        private int _tries;

        public bool Answers { get; set; }

        public int Tries => Volatile.Read(ref _tries);

        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext)
        {
            Interlocked.Increment(ref _tries);
            return Answers ? plaintext : throw new StorageUnavailableException("Redis does not answer.");
        }

        public byte[] Unprotect(byte[] protectedData) => protectedData;
    }
}
