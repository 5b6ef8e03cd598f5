using System.Text.Json;
using Octokit.Internal;

namespace GitBrag.GitHub.Rest;

/// <summary>Octokit's reading of JSON, which by itself bounds no depth and fails in many ways.</summary>
internal sealed class OctokitJson : IJsonSerializer
{
    private readonly SimpleJsonSerializer _octokits = new();

    public string Serialize(object item) => _octokits.Serialize(item);

    /// <summary>Reads a body.</summary>
    /// <exception cref="JsonException">It is no JSON, is nested too deeply, or is not what Octokit expects.</exception>
    public T Deserialize<T>(string json)
    {
        using (JsonDocument.Parse(json))
        {
            // Throws for what is malformed or more than 64 levels deep.
        }

        try
        {
            return _octokits.Deserialize<T>(json);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw new JsonException("The answer is not what Octokit expects.", failure);
        }
    }
}
