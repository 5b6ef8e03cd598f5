namespace Orleans.Core;

/// <summary>The stored record behind a grain's state, with the state.</summary>
/// <typeparam name="TState">The state's type.</typeparam>
public interface IStorage<TState> : IStorage
{
    /// <summary>The state in memory. Changing it stores nothing.</summary>
    TState State { get; set; }
}
