namespace GitBrag.Api.Serving;

/// <summary>The content codings that responses are sent in.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}
