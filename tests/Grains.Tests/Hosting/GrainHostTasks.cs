using GitBrag.Keys;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;
using GitBrag.Setup;
using GitBrag.State;
using GitBrag.Testing;
using GitBrag.Tests.GitHub;
using GitBrag.Users;

namespace GitBrag.Tests.Hosting;

/// <summary>Report tasks of a host: started, waited for and read.</summary>
internal static class GrainHostTasks
{
    private static readonly StateSerializer Serializer = GrainServices.CreateStateSerializer();

    public static StartRequest Request(string period, bool force = false, CredentialReference? credential = null) =>
        new(ReportPeriod.FromName(period), force, credential ?? CredentialReference.Server);

    /// <summary>Starts a task that must be accepted.</summary>
    public static async Task<ReportTask> Start(this GrainHost host, string username, string period = "1_year", bool force = false, CredentialReference? credential = null)
    {
        var outcome = await host.User(username).Start(Request(period, force, credential));
        Assert.Equal(StartOutcomeKind.Accepted, outcome.Kind);
        return outcome.Task!;
    }

    /// <summary>Generates a report, which must succeed.</summary>
    public static async Task<Report> Generate(this GrainHost host, string username, string period = "1_year", bool force = false, CredentialReference? credential = null)
    {
        var task = await host.WaitForEnd(username, (await host.Start(username, period, force, credential)).Id);
        Assert.True(task.State == TaskState.Succeeded, $"The task ended {task.State}: {task.Error}{Environment.NewLine}{host.Log}");
        return (await host.ReadReport(username, period))!;
    }

    public static async Task<Report?> ReadReport(this GrainHost host, string username, string period = "1_year") =>
        await host.Report(username, period).Get() is { } stored ? ReportDocument.Unpack(stored.Body) : null;

    /// <summary>Polls a task until it has ended.</summary>
    /// <param name="host">The host.</param>
    /// <param name="username">Whose task.</param>
    /// <param name="id">Its id.</param>
    /// <param name="tick">How far to move the clock at each look while the task does nothing but wait by it; none by default.</param>
    public static Task<ReportTask> WaitForEnd(this GrainHost host, string username, string id, TimeSpan tick = default) =>
        host.WaitFor(username, id, task => task.HasEnded, tick);

    /// <summary>Polls a task until it is as wanted.</summary>
    public static async Task<ReportTask> WaitFor(this GrainHost host, string username, string id, Func<ReportTask, bool> condition, TimeSpan tick = default)
    {
        ReportTask? task = null;
        await host.Until(async () => condition((task = await host.User(username).GetTask(id))!), () => $"The task is {task}", tick);
        return task!;
    }

    /// <summary>Polls until something is so.</summary>
    public static Task Until(this GrainHost host, Func<bool> condition, string otherwise, TimeSpan tick = default) =>
        host.Until(() => Task.FromResult(condition()), () => otherwise, tick);

    /// <summary>What is stored of a username, read past the grain, which a call would bring to life.</summary>
    public static UserState? StoredUser(this GrainHost host, string username) => host.Stored<UserState>($"user/github.com/{username}", "user");

    /// <summary>The work that is kept of the unfinished task of a username.</summary>
    public static ReportFacts? StoredDraft(this GrainHost host, string username) =>
        host.Stored<DraftState>($"user/github.com/{username}", "draft")?.Facts is { } facts ? FactsDocument.Unpack(facts) : null;

    private static T? Stored<T>(this GrainHost host, string grain, string state)
        where T : class => host.States.Data(new StateId(grain, state)) is { } data ? Serializer.Deserialize<T>(new BinaryData(data)) : null;

    /// <summary>Polls until something is so.</summary>
    public static async Task Until(this GrainHost host, Func<Task<bool>> condition, Func<string> otherwise, TimeSpan tick = default)
    {
        await Deadline.UntilAsync(IsSo, () => $"{otherwise()}. {host.GitHub.Stats.Calls} calls to GitHub, refused: {string.Join("; ", host.GitHub.Stats.InvalidQueries)}.{Environment.NewLine}{host.Log}");

        async Task<bool> IsSo()
        {
            if (await condition())
                return true;
            host.Clock.AdvanceWhenIdle(host.GitHub, tick);
            return false;
        }
    }
}
