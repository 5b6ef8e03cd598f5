using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace GitBrag.Testing.Redis;

/// <summary>Marks a test class that inherits its tests, and needs a real Redis server for them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresRedisAttribute : Attribute;

/// <summary>A test of an abstract class, which several stores have to pass. It counts as skipped where the inheriting class requires a Redis server that is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("GitBrag.Testing.Redis.StoreFactDiscoverer", "GitBrag.Testing")]
public sealed class StoreFactAttribute : FactAttribute;

/// <summary>Finds the tests marked with <see cref="StoreFactAttribute"/>.</summary>
public sealed class StoreFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        testMethod.TestClass.Class.GetCustomAttributes(typeof(RequiresRedisAttribute)).Any() && !RedisServer.IsInstalled
            ? new WithoutRedis(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);

    private sealed class WithoutRedis : XunitTestCase
    {
        [Obsolete("For deserialisation only.")]
        public WithoutRedis()
        {
        }

        public WithoutRedis(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
            : base(sink, display, options, method)
        {
        }

        protected override string GetSkipReason(IAttributeInfo factAttribute) => RedisFactAttribute.Reason;
    }
}
