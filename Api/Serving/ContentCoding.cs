namespace GitBrag.Api.Serving;

/// <summary>The ways an answer's body can be coded.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}
