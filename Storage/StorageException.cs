namespace GitBrag.Storage;

/// <summary>A storage fault. The message is one sentence for the operator: the problem, the place and the fix.</summary>
[GenerateSerializer, Alias("gitbrag.Storage")]
public abstract class StorageException : Exception
{
    private protected StorageException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
