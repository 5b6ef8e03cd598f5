namespace Orleans;

/// <summary>Hands out references to grains. Getting one neither creates nor calls the grain.</summary>
public interface IGrainFactory
{
    /// <summary>Gets a reference to the grain with this key.</summary>
    /// <typeparam name="TGrainInterface">The interface to call it by.</typeparam>
    /// <param name="primaryKey">The key; neither empty nor white space.</param>
    /// <param name="grainClassNamePrefix">
    /// Which class is meant, by the start of its full name, when several implement the interface; null when only one does.
    /// </param>
    /// <returns>The reference.</returns>
    /// <exception cref="ArgumentException">The key is empty, or no grain class or more than one implements the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;
}
