namespace GitBrag.State;

/// <summary>Writes of grain state after which memory and storage agree, or the activation ends.</summary>
internal static class PersistentStateWrites
{
    /// <summary>Writes the state. When that fails, memory may differ from storage, so the activation is given up and the failure goes on.</summary>
    /// <typeparam name="T">The state record.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="deactivate">The grain's own <c>DeactivateOnIdle</c>.</param>
    /// <returns>A task that ends when the state is stored.</returns>
    public static Task WriteOrDeactivate<T>(this IPersistentState<T> state, Action deactivate) => OrDeactivate(state.WriteStateAsync, deactivate);

    /// <summary>Clears the state under the same rule.</summary>
    /// <typeparam name="T">The state record.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="deactivate">The grain's own <c>DeactivateOnIdle</c>.</param>
    /// <returns>A task that ends when nothing is stored.</returns>
    public static Task ClearOrDeactivate<T>(this IPersistentState<T> state, Action deactivate) =>
        state.RecordExists ? OrDeactivate(state.ClearStateAsync, deactivate) : Task.CompletedTask;

    private static async Task OrDeactivate(Func<Task> operation, Action deactivate)
    {
        try
        {
            await operation();
        }
        catch
        {
            deactivate();
            throw;
        }
    }
}
