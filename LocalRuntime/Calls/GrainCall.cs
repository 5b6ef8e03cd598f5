using System.Diagnostics;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime;

/// <summary>A call of a grain method, with its caller waiting for the answer.</summary>
/// <typeparam name="TResult">What the method's task yields; <see cref="Nothing"/> when it yields nothing.</typeparam>
internal sealed class GrainCall<TResult>(GrainId grainId, GrainMethod<TResult> method, object?[] arguments) : Request
{
    private readonly TaskCompletionSource<TResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, object>? _context = RequestContext.Current;
    private readonly Activity? _activity = Activity.Current;
    private TResult _result = default!;
    private Exception? _exception;

    public Task<TResult> Answer => _answer.Task;

    public override Task Answered => _answer.Task;

    public override bool Interleaves => method.Interleaves;

    public override bool OnlyReads => method.OnlyReads;

    public override bool KeepsAlive => true;

    public override bool CanBeForwarded => true;

    public override async Task RunAsync(Activation activation)
    {
        // These two are all that a call takes along from its caller. Leaving this method takes them back.
        RequestContext.Current = _context;
        Activity.Current = _activity;
        try
        {
            if (!CancelBeforeStart())
                _result = await method.InvokeAsync(activation.Grain, arguments);
        }
        catch (Exception exception)
        {
            activation.OnRequestFailed(exception);
            _exception = exception;
        }
    }

    public override void Conclude()
    {
        if (_exception is null)
            _answer.TrySetResult(_result);
        else
            _answer.TrySetException(_exception);
    }

    /// <summary>Ends the call when its token is cancelled already. Later the token is the grain's to observe.</summary>
    public bool CancelBeforeStart()
    {
        var token = method.CancellationToken(arguments);
        return token.IsCancellationRequested && _answer.TrySetCanceled(token);
    }

    public override void Fail(Exception exception) => _answer.TrySetException(exception);

    public override void TimeOut(TimeSpan after)
    {
        if (!_answer.Task.IsCompleted)
            Fail(new TimeoutException($"{method} of {grainId} did not answer within {after}. It may be waiting for a call that waits for it."));
    }
}
