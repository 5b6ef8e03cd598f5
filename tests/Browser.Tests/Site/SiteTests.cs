namespace GitBrag.Browser.Tests;

/// <summary>The tests share a service and a browser, and take turns.</summary>
[CollectionDefinition(Name)]
public sealed class SiteTests : ICollectionFixture<TestSite>
{
    public const string Name = "site";
}
