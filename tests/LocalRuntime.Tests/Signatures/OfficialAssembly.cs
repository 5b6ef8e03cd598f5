using System.Reflection;

namespace GitBrag.LocalRuntime.Tests.Signatures;

/// <summary>The assemblies of Orleans in the package cache.</summary>
internal static class OfficialAssembly
{
    private static readonly Dictionary<string, string> Metadata =
        typeof(OfficialAssembly).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(each => each.Key, each => each.Value!);

    /// <summary>Where an assembly lies when its package was restored.</summary>
    public static string PathOf(string assembly) => Path.Combine(
        Metadata["PackageRoot"], $"microsoft.{assembly.ToLowerInvariant()}", Metadata["OrleansVersion"], "lib", "net10.0", $"{assembly}.dll");
}
