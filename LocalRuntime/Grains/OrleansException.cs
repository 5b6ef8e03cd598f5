namespace Orleans.Runtime;

/// <summary>What the runtime itself throws.</summary>
public class OrleansException : Exception
{
    /// <summary>An exception without particulars.</summary>
    public OrleansException()
        : base("The grain runtime failed.")
    {
    }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What happened.</param>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public OrleansException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
