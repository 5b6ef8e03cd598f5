using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Serving;

/// <summary>A rendered body in one content coding.</summary>
/// <param name="Body">The bytes.</param>
/// <param name="ETag">Their entity tag, strong and quoted.</param>
/// <param name="Coding">The value of <c>Content-Encoding</c>; empty for none.</param>
internal sealed record Representation(ReadOnlyMemory<byte> Body, StringValues ETag, StringValues Coding);
