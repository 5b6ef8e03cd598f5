namespace Orleans.Storage;

/// <summary>Turns grain state into octets and back.</summary>
public interface IGrainStorageSerializer
{
    /// <summary>Writes a state.</summary>
    /// <typeparam name="T">The state's type.</typeparam>
    /// <param name="input">The state.</param>
    /// <returns>Its octets.</returns>
    BinaryData Serialize<T>(T? input);

    /// <summary>Reads a state.</summary>
    /// <typeparam name="T">The state's type.</typeparam>
    /// <param name="input">Its octets.</param>
    /// <returns>The state.</returns>
    T? Deserialize<T>(BinaryData input);
}
