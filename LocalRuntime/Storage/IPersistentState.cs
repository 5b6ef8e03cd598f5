using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>State of a grain that outlives its activations. It is read before the grain is activated, and written when the grain says so.</summary>
/// <typeparam name="TState">The state's type; it needs a public constructor without parameters.</typeparam>
public interface IPersistentState<TState> : IStorage<TState>;
