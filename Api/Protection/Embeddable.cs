namespace GitBrag.Api.Protection;

/// <summary>Endpoint metadata: pages of other sites may embed the response as an image.</summary>
internal sealed class Embeddable
{
    public static Embeddable Instance { get; } = new();
}
