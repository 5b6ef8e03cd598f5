using Xunit;

namespace GitBrag.Testing;

/// <summary>A fact that needs a part of the shared folder, and is skipped by name where that part is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFolderFactAttribute : FactAttribute
{
    /// <summary>Looks for what the fact needs.</summary>
    /// <param name="part">The file or folder in the shared folder, such as <c>corpus</c>.</param>
    public SharedFolderFactAttribute(string part)
    {
        Part = part;
        var path = SharedFolder.Find(part.Split('/'));
        if (!Path.Exists(path))
        {
            Skip = $"{path} is missing; {SharedFolder.Variable} can name another shared folder.";
        }
    }

    /// <summary>What the fact needs.</summary>
    public string Part { get; }
}
