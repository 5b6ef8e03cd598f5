using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace GitBrag.LocalRuntime;

/// <summary>The state of one activation, over a storage provider.</summary>
internal sealed class PersistentState<TState>(string stateName, GrainId grainId, IGrainStorage storage) : IPersistentState<TState>, IReadableState
{
    private readonly GrainState<TState> _record = new(Activator.CreateInstance<TState>());
    private Task _last = Task.CompletedTask;

    private delegate Task Operation(string stateName, GrainId grainId, IGrainState<TState> grainState, CancellationToken cancellationToken);

    public TState State
    {
        get => _record.State!;
        set => _record.State = value;
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    public Task ReadAsync(CancellationToken cancellationToken) => ReadStateAsync(cancellationToken);

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) => Run("read", storage.ReadStateAsync, cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken) => Run("write", storage.WriteStateAsync, cancellationToken);

    public async Task ClearStateAsync(CancellationToken cancellationToken)
    {
        await Run("clear", storage.ClearStateAsync, cancellationToken);
        _record.State = Activator.CreateInstance<TState>();
    }

    // Requests that interleave may write at the same time. Each write needs the version that the one before it left.
    private Task Run(string what, Operation operation, CancellationToken cancellationToken) => _last = RunAfterAsync(_last, what, operation, cancellationToken);

    private async Task RunAfterAsync(Task previous, string what, Operation operation, CancellationToken cancellationToken)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            await operation(stateName, grainId, _record, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OrleansException or OperationCanceledException))
        {
            // As in Orleans, so that a grain that catches storage failures catches them on either runtime.
            throw new OrleansException($"Could not {what} the state {stateName} of {grainId}: {exception.Message}", exception);
        }

        // Providers may leave nothing where no record is; a grain always finds a state.
        _record.State ??= Activator.CreateInstance<TState>();
    }
}
