using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A stored record is not of the version that the writer had read: somebody else wrote it. The activation that did so is deactivated.</summary>
public class InconsistentStateException : OrleansException
{
    /// <summary>An exception without particulars.</summary>
    public InconsistentStateException()
        : base("The stored record was changed by somebody else.")
    {
    }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What happened.</param>
    public InconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    /// <summary>An exception with the two versions.</summary>
    /// <param name="errorMsg">What happened.</param>
    /// <param name="storedEtag">The version in storage; null when there is no record or it is not known.</param>
    /// <param name="currentEtag">The version the writer had; null when it had none.</param>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    /// <summary>An exception with the two versions and a cause.</summary>
    /// <param name="errorMsg">What happened.</param>
    /// <param name="storedEtag">The version in storage; null when there is no record or it is not known.</param>
    /// <param name="currentEtag">The version the writer had; null when it had none.</param>
    /// <param name="storageException">The cause; null when there is none.</param>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>The version in storage; null when there is no record or it is not known.</summary>
    public string? StoredEtag { get; private set; }

    /// <summary>The version the writer had; null when it had none.</summary>
    public string? CurrentEtag { get; private set; }

    /// <summary>True until the exception has left the grain that met it, so that its callers are not deactivated as well.</summary>
    internal bool IsSourceActivation { get; set; } = true;
}
