namespace GitBrag.Reporting.Packing;

/// <summary>Stored bytes cannot be read as the document they should be: they are damaged, or a newer version of this program wrote them.</summary>
public sealed class UnreadableDocumentException : Exception
{
    private UnreadableDocumentException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The schema version of a document that a newer version of this program wrote; null when the document is damaged.</summary>
    public int? NewerVersion { get; private init; }

    internal static UnreadableDocumentException Damaged(string document, string detail, Exception? innerException = null) =>
        new($"The stored {document} cannot be read: {detail}", innerException);

    internal static UnreadableDocumentException Newer(string document, int storedVersion, int knownVersion) => new(
        $"A stored {document} has schema version {storedVersion}, and this version of the program knows versions up to {knownVersion}: update the program.", null)
    {
        NewerVersion = storedVersion,
    };
}
