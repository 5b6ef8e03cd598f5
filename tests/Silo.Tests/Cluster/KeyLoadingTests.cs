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
        var time = new ManualTimeProvider();
        var cluster = new ClusterConnectionState(lifetime, time);
        var keys = new Keys(cluster);
        using var loading = new KeyLoading(keys, cluster, time, NullLogger<KeyLoading>.Instance);
        await loading.StartAsync(CancellationToken.None);

        await time.WhenArmedAsync(1);
        time.Advance(KeyLoading.Pause);
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync()).Status);

        cluster.Set(connected: true);
        lifetime.NotifyStarted();
        time.Advance(KeyLoading.Pause);
        await keys.Refused.WaitAsync(Deadline.Patience);
        var refused = await CheckAsync();
        Assert.Equal((HealthStatus.Unhealthy, "the keys are not loaded yet."), (refused.Status, refused.Description));

        keys.Answers = true;
        await Deadline.UntilAsync(async () =>
        {
            time.Advance(KeyLoading.Pause);
            return (await CheckAsync()).Status == HealthStatus.Healthy;
        });
        Assert.False(keys.WereTriedTooEarly);
        await loading.StopAsync(CancellationToken.None);

        Task<HealthCheckResult> CheckAsync() => loading.CheckHealthAsync(new HealthCheckContext());
    }

    private sealed class Keys(ClusterConnectionState cluster) : IDataProtectionProvider, IDataProtector
    {
        private readonly TaskCompletionSource _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _answers;

        public bool Answers { set => _answers = value; }

        public bool WereTriedTooEarly { get; private set; }

        public Task Refused => _refused.Task;

        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext)
        {
            WereTriedTooEarly |= !cluster.IsUp;
            if (_answers)
                return plaintext;
            _refused.TrySetResult();
            throw new StorageUnavailableException("Redis at 10.0.0.1:6379 does not answer.");
        }

        public byte[] Unprotect(byte[] protectedData) => protectedData;
    }
}
