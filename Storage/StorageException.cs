namespace GitBrag.Storage;

/// <summary>A fault of the place where things are kept. The message is one sentence for whoever runs the program: what is wrong, where, and what to do.</summary>
[GenerateSerializer, Alias("gitbrag.Storage")]
public abstract class StorageException : Exception
{
    private protected StorageException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
