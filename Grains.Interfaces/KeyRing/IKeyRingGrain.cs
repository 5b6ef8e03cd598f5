using System.Collections.Immutable;

namespace GitBrag.KeyRing;

/// <summary>Keeps the data-protection keys that guard credentials, for every process of a deployment. Key: <see cref="Key"/>.</summary>
[Alias("gitbrag.IKeyRingGrain")]
public interface IKeyRingGrain : IGrainWithStringKey
{
    /// <summary>The key of the only such grain.</summary>
    const string Key = "data-protection";

    /// <summary>Gives all keys.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Each key as the XML element that data protection wrote; empty when there is none yet.</returns>
    [Alias("GetKeys")]
    Task<ImmutableArray<string>> GetKeys(CancellationToken cancellationToken = default);

    /// <summary>Adds a key.</summary>
    /// <param name="element">The key's XML element.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the key is stored.</returns>
    [Alias("Add")]
    Task Add(string element, CancellationToken cancellationToken = default);
}
