using System.Reflection;

namespace GitBrag.LocalRuntime.Tests;

/// <summary>An assembly of just these types, so that a test's host has the test's grains and no others.</summary>
internal sealed class GrainSet(params Type[] types) : Assembly
{
    public override Type[] GetTypes() => types;
}
