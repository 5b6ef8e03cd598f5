using GitBrag.Cli.Service;

namespace GitBrag.Cli.Tests.Service;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    [InlineData("http://127.0.0.1:4711", "http://127.0.0.1:4711/")]
    [InlineData("http://0.0.0.0:80", "http://localhost/")]
    [InlineData("http://*:8080", "http://localhost:8080/")]
    [InlineData("http://[::]:8080", "http://localhost:8080/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/")]
    [InlineData("https://reports.example:8443", "https://reports.example:8443/")]
    public void An_address_that_stands_for_all_becomes_one_that_can_be_called(string listening, string expected) =>
        Assert.Equal(expected, LocalAddress.Of(listening).ToString());
}
