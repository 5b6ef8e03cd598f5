using System.Collections.Immutable;
using System.Text;
using GitBrag.Api.Tasks;
using GitBrag.Keys;
using GitBrag.Testing;
using GitBrag.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GitBrag.Api.Tests;

public sealed class HeartbeatTests
{
    [Fact]
    public async Task A_silent_stream_sends_a_comment_every_fifteen_seconds()
    {
        var time = new ManualTimeProvider();
        using var body = new MemoryStream();
        var broadcast = new TaskBroadcast(Task(TaskState.Running));
        using var subscription = broadcast.Subscribe()!;
        var context = new DefaultHttpContext { RequestServices = Services(time), Response = { Body = body } };

        var writing = new TaskEventStream(subscription).ExecuteAsync(context);
        await time.WhenArmedAsync(1);
        time.Advance(TimeSpan.FromSeconds(14));
        Assert.DoesNotContain("\n:", Text(body), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(1));
        await time.WhenArmedAsync(1);
        Assert.Contains("\n: ", Text(body), StringComparison.Ordinal);
        broadcast.Publish(Task(TaskState.Succeeded));
        broadcast.Close();
        await writing.WaitAsync(Deadline.Patience);

        Assert.Contains("succeeded", Text(body), StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_subscriber_misses_steps_and_never_the_end()
    {
        var broadcast = new TaskBroadcast(Task(TaskState.Queued));
        using var subscription = broadcast.Subscribe()!;
        broadcast.Publish(Task(TaskState.Running));
        broadcast.Publish(Task(TaskState.Running));
        broadcast.Publish(Task(TaskState.Failed));
        broadcast.Close();

        Assert.True(subscription.Events.TryRead(out var only));
        Assert.True(only.IsEnd);
        Assert.False(subscription.Events.TryRead(out _));
        Assert.Null(broadcast.Subscribe());
    }

    [Fact]
    public void A_broadcast_closes_only_when_the_last_subscriber_has_left()
    {
        var broadcast = new TaskBroadcast(Task(TaskState.Running));
        var (one, other) = (broadcast.Subscribe()!, broadcast.Subscribe()!);

        one.Dispose();
        Assert.False(broadcast.CloseIfUnused());
        other.Dispose();
        Assert.True(broadcast.CloseIfUnused());
        Assert.Null(broadcast.Subscribe());
    }

    private static ReportTask Task(TaskState state)
    {
        Assert.True(GitHubLogin.TryParse("github.com", "octocat", out var login));
        var key = new ReportKey(login, ReportPeriod.FromName("1_year"));
        return new ReportTask("1", key, state, TaskPhase.Files, 1, 2, default, null, null, null, 1, null, "server", ImmutableArray<QueuedTask>.Empty);
    }

    private static string Text(MemoryStream body) => Encoding.UTF8.GetString(body.ToArray());

    private static ServiceProvider Services(TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton<IHostApplicationLifetime, Lifetime>();
        return services.BuildServiceProvider();
    }

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => throw new NotSupportedException();
    }
}
