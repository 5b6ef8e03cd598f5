namespace GitBrag.State;

/// <summary>Stored bytes are not the document they should be: cut short, damaged, or written by something else.</summary>
/// <param name="document">What the document should be, for people: <c>report</c>.</param>
/// <param name="detail">What is wrong with it, as the second half of a sentence.</param>
/// <param name="innerException">What found it; null when nothing else did.</param>
[GenerateSerializer, Alias("gitbrag.CorruptDocument")]
public sealed class CorruptDocumentException(string document, string detail, Exception? innerException = null)
    : Exception($"The stored {document} cannot be read: {detail}", innerException);
