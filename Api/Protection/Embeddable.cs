namespace GitBrag.Api.Protection;

/// <summary>Endpoint metadata: pages of other sites may show the answer, as an image.</summary>
internal sealed class Embeddable
{
    public static Embeddable Instance { get; } = new();
}
