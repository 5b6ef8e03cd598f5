using System.Collections.Immutable;
using GitBrag.Testing;

namespace GitBrag.LocalRuntime.Tests;

/// <summary>What grains tell a test, in the order they tell it, and what the test lets them wait for.</summary>
public sealed class Journal
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TaskCompletionSource> _doors = [];
    private TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ImmutableList<string> Entries { get; private set; } = [];

    public void Write(string entry)
    {
        TaskCompletionSource written;
        lock (_gate)
        {
            Entries = Entries.Add(entry);
            (written, _written) = (_written, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        written.SetResult();
    }

    public int Count(string entry) => Entries.Count(each => each == entry);

    /// <summary>Waits until the entry was written so many times.</summary>
    public async Task WaitForAsync(string entry, int count = 1)
    {
        using var patience = new CancellationTokenSource(Deadline.Patience);
        while (true)
        {
            Task written;
            lock (_gate)
            {
                if (Count(entry) >= count)
                    return;
                written = _written.Task;
            }

            try
            {
                await written.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"'{entry}' was not written {count} times. The journal: {string.Join(" | ", Entries)}");
            }
        }
    }

    /// <summary>A door that grains wait at until the test opens it.</summary>
    public Task Door(string name) => DoorNamed(name).Task;

    public void Open(string name) => DoorNamed(name).TrySetResult();

    private TaskCompletionSource DoorNamed(string name)
    {
        lock (_gate)
            return _doors.TryGetValue(name, out var door) ? door : _doors[name] = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
