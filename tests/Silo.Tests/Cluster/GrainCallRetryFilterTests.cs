using GitBrag.Reports;
using GitBrag.Testing.Redis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization.Invocation;
using Orleans.Storage;

namespace GitBrag.Silo.Tests.Cluster;

/// <summary>Calls that fail because of what passes are made again, and mean the same then.</summary>
public sealed class GrainCallRetryFilterTests : IAsyncLifetime
{
    private readonly RealCluster _cluster = new();

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [RedisFact]
    public async Task A_call_that_the_silo_itself_carried_out_in_vain_is_repeated_with_what_it_was_made_with()
    {
        var vain = new InVain(times: 1);
        var silo = await _cluster.StartSiloAsync(builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(vain));
        var report = silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IReportGrain>("github.com/octocat/1_year");
        var header = new ReportHeader(7, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, true, 1, "task");

        Assert.True(await report.Store(new ReportPackage(header, [1, 2], [3]), 7));

        Assert.Equal(0, vain.Left);
        var stored = (await report.Get())!;
        Assert.Equal(header, stored.Header);
        Assert.Equal([1, 2], stored.Body);
    }

    [RedisFact]
    public async Task A_fault_that_does_not_pass_is_told_at_once()
    {
        var broken = new InVain(times: 2, static () => new InvalidOperationException("A fault of ours."));
        var silo = await _cluster.StartSiloAsync(builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(broken));

        await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IReportGrain>("github.com/octocat/1_year").GetHeader());

        Assert.Equal(1, broken.Left);
    }

    /// <summary>Fails calls to reports as if another activation had written the state, or as it is told.</summary>
    private sealed class InVain(int times, Func<Exception>? fault = null) : IIncomingGrainCallFilter
    {
        private int _left = times;

        public int Left => Math.Max(0, _left);

        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.InterfaceMethod.DeclaringType != typeof(IReportGrain) || Interlocked.Decrement(ref _left) < 0)
            {
                return context.Invoke();
            }

            // As a grain's own fault is answered: the call counts as carried out.
            context.Response = Response.FromException(fault?.Invoke() ?? new InconsistentStateException("Somebody else has written it."));
            return Task.CompletedTask;
        }
    }
}
