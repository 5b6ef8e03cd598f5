using GitBrag.GitHub.StandIn;
using GitBrag.Testing;

namespace GitBrag.Tests.Hosting;

/// <summary>Holds GitHub's answers of some kind back until it is opened. Set as <see cref="GitHubStandIn.BeforeAnswer"/>.</summary>
/// <param name="holds">Which answers.</param>
/// <param name="free">How many of them pass before the gate shuts.</param>
internal sealed class AnswerGate(Func<GitHubCall, bool> holds, int free = 0)
{
    private readonly TaskCompletionSource _shut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _seen;

    /// <summary>Completes when the first answer is held.</summary>
    public Task Holding => _shut.Task.WaitAsync(Deadline.Patience);

    /// <summary>Holds back the listing's first answer, so that a task is at work and has done nothing.</summary>
    public static AnswerGate ForListing(GrainHost host) => Set(host, new AnswerGate(call => call.OperationName == "Listing"));

    /// <summary>Holds file lists back.</summary>
    /// <param name="host">Whose GitHub.</param>
    /// <param name="free">How many answers with file lists pass before.</param>
    public static AnswerGate ForFileLists(GrainHost host, int free = 0) => Set(host, new AnswerGate(call => call.FileLists.Count > 0, free));

    public void Open() => _open.TrySetResult();

    private Task Hold(GitHubCall call)
    {
        if (!holds(call) || Interlocked.Increment(ref _seen) <= free)
            return Task.CompletedTask;
        _shut.TrySetResult();
        return _open.Task;
    }

    private static AnswerGate Set(GrainHost host, AnswerGate gate)
    {
        host.GitHub.BeforeAnswer = gate.Hold;
        return gate;
    }
}
