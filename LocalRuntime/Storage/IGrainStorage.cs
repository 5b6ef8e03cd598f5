using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// A store of grain state. The runtime takes it from the services, keyed by the name that <see cref="PersistentStateAttribute"/> gives, or <c>Default</c>.
/// </summary>
public interface IGrainStorage
{
    /// <summary>Reads a record into <paramref name="grainState"/>. Without a record the state is left empty and the version null.</summary>
    /// <typeparam name="T">The state's type.</typeparam>
    /// <param name="stateName">The state's name.</param>
    /// <param name="grainId">Whose it is.</param>
    /// <param name="grainState">Receives state, version and whether there is a record.</param>
    /// <returns>The read.</returns>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <summary>As the other overload.</summary>
    /// <typeparam name="T">The state's type.</typeparam>
    /// <param name="stateName">The state's name.</param>
    /// <param name="grainId">Whose it is.</param>
    /// <param name="grainState">Receives state, version and whether there is a record.</param>
    /// <param name="cancellationToken">Gives the read up.</param>
    /// <returns>The read.</returns>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ReadStateAsync(stateName, grainId, grainState);

    /// <summary>Writes a record if its version is still the given one (null: if there is none), and sets the new version.</summary>
    /// <typeparam name="T">The state's type.</typeparam>
    /// <param name="stateName">The state's name.</param>
    /// <param name="grainId">Whose it is.</param>
    /// <param name="grainState">The state and the version it was read with.</param>
    /// <returns>The write.</returns>
    /// <exception cref="InconsistentStateException">The version is another one.</exception>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <summary>As the other overload.</summary>
    /// <typeparam name="T">The state's type.</typeparam>
    /// <param name="stateName">The state's name.</param>
    /// <param name="grainId">Whose it is.</param>
    /// <param name="grainState">The state and the version it was read with.</param>
    /// <param name="cancellationToken">Gives the write up; whether it took place is then unknown.</param>
    /// <returns>The write.</returns>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        WriteStateAsync(stateName, grainId, grainState);

    /// <summary>Deletes a record if its version is still the given one, and sets the version to null.</summary>
    /// <typeparam name="T">The state's type.</typeparam>
    /// <param name="stateName">The state's name.</param>
    /// <param name="grainId">Whose it is.</param>
    /// <param name="grainState">The version it was read with.</param>
    /// <returns>The deletion.</returns>
    /// <exception cref="InconsistentStateException">The version is another one.</exception>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <summary>As the other overload.</summary>
    /// <typeparam name="T">The state's type.</typeparam>
    /// <param name="stateName">The state's name.</param>
    /// <param name="grainId">Whose it is.</param>
    /// <param name="grainState">The version it was read with.</param>
    /// <param name="cancellationToken">Gives the deletion up; whether it took place is then unknown.</param>
    /// <returns>The deletion.</returns>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ClearStateAsync(stateName, grainId, grainState);
}
