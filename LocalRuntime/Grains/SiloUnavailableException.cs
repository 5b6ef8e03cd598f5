namespace Orleans.Runtime;

/// <summary>The process that would serve the call is shutting down or gone. This runtime throws it for calls that arrive after its shutdown began.</summary>
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    /// <summary>An exception without particulars.</summary>
    public SiloUnavailableException()
        : base("The grain runtime is not available.")
    {
    }

    /// <summary>An exception with a message.</summary>
    /// <param name="msg">What happened.</param>
    public SiloUnavailableException(string msg)
        : base(msg)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public SiloUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
