using System.Reflection;
using Xunit.Sdk;

namespace GitBrag.LocalRuntime.Tests.Signatures;

/// <summary>Hands a test the name of an assembly of Orleans. Where its package was not restored, the test counts as skipped and its output names the package.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OfficialAssemblyAttribute : DataAttribute
{
    private readonly string _assembly;

    public OfficialAssemblyAttribute(string assembly)
    {
        _assembly = assembly;
        if (!File.Exists(OfficialAssembly.PathOf(assembly)))
            Skip = $"the package Microsoft.{assembly} was not restored here, so that our types cannot be compared with it";
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[_assembly]];
}
