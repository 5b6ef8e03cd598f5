namespace Orleans.Core;

/// <summary>The stored record behind a grain's state.</summary>
public interface IStorage
{
    /// <summary>The version last read or written; null when there is no record.</summary>
    string? Etag { get; }

    /// <summary>Whether a record was there when last read or written.</summary>
    bool RecordExists { get; }

    /// <summary>Deletes the record and starts over with an empty state.</summary>
    /// <returns>The deletion.</returns>
    /// <exception cref="Orleans.Storage.InconsistentStateException">The record was changed by somebody else.</exception>
    Task ClearStateAsync();

    /// <summary>Writes the state.</summary>
    /// <returns>The write.</returns>
    /// <exception cref="Orleans.Storage.InconsistentStateException">The record was changed by somebody else.</exception>
    Task WriteStateAsync();

    /// <summary>Reads the state anew.</summary>
    /// <returns>The read.</returns>
    Task ReadStateAsync();

    /// <summary>As <see cref="ClearStateAsync()"/>.</summary>
    /// <param name="cancellationToken">Gives the operation up; whether it took place is then unknown.</param>
    /// <returns>The deletion.</returns>
    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    /// <summary>As <see cref="WriteStateAsync()"/>.</summary>
    /// <param name="cancellationToken">Gives the operation up; whether it took place is then unknown.</param>
    /// <returns>The write.</returns>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    /// <summary>As <see cref="ReadStateAsync()"/>.</summary>
    /// <param name="cancellationToken">Gives the operation up.</param>
    /// <returns>The read.</returns>
    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}
