namespace Orleans;

/// <summary>A state on its way to or from storage.</summary>
/// <typeparam name="T">The state's type.</typeparam>
public interface IGrainState<T>
{
    /// <summary>The state; null when there is none.</summary>
    T? State { get; set; }

    /// <summary>The version; null when there is no record.</summary>
    string? ETag { get; set; }

    /// <summary>Whether there is a record.</summary>
    bool RecordExists { get; set; }
}
