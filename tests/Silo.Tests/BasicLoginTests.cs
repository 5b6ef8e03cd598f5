using System.Text;
using GitBrag.Hosting;

namespace GitBrag.Silo.Tests;

public sealed class BasicLoginTests
{
    private readonly BasicLogin _login = new(new DashboardLogin { Username = "ops", Password = "p:ß!" });

    [Theory]
    [InlineData("Basic", "ops:p:ß!", true)]
    [InlineData("basic", "ops:p:ß!", true)]
    [InlineData("Basic", "ops:p:ß", false)]
    [InlineData("Basic", "ops", false)]
    [InlineData("Basic", "", false)]
    [InlineData("Bearer", "ops:p:ß!", false)]
    public void Only_the_name_and_the_password_together_log_in(string scheme, string sent, bool expected) =>
        Assert.Equal(expected, _login.Matches($"{scheme} {Convert.ToBase64String(Encoding.UTF8.GetBytes(sent))}"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Basic")]
    [InlineData("Basic not*base64")]
    [InlineData("Basic b3BzOnA6w58h, Basic b3BzOnA6w58h")]
    public void A_header_of_another_form_does_not(string? header) => Assert.False(_login.Matches(header));
}
