using Isnad.Model.People;
using Isnad.Storage.People;
using Shouldly;
using Xunit;

namespace Isnad.Storage.Tests;

/// <summary>The people of a desk.</summary>
public sealed class PeopleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isnad-people-").FullName;
    private readonly PeopleStore _people;

    public PeopleTests() => _people = PeopleStore.Open(_folder, TimeProvider.System);

    [Fact]
    public void Names_and_pseudonyms_are_one_persons_in_any_case_of_letters()
    {
        LetIn("Salma", "coder-1");
        Should.Throw<PeopleException>(() => LetIn("SALMA", "coder-2")).Code.ShouldBe(PeopleException.NameTaken);
        Should.Throw<PeopleException>(() => LetIn("Nur", "Coder-1")).Code.ShouldBe(PeopleException.PseudonymTaken);
        _people.All().Count.ShouldBe(1);
    }

    [Fact]
    public void A_refused_invitation_can_be_used_again()
    {
        LetIn("Salma", "coder-1");
        var token = Invitation();
        Should.Throw<PeopleException>(() => _people.Accept(token, "Salma", "coder-2", "hash"));
        _people.Accept(token, "Nur", "coder-2", "hash").Name.ShouldBe("Nur");
    }

    [Fact]
    public void A_new_invitation_for_a_person_ends_the_one_before()
    {
        var person = LetIn("Salma", "coder-1");
        var first = _people.Invite(new Invitation(DeskRole.Coder, person.Number, DateTimeOffset.UtcNow.AddDays(1)), null);
        var second = _people.Invite(new Invitation(DeskRole.Coder, person.Number, DateTimeOffset.UtcNow.AddDays(1)), null);
        _people.InvitationOf(first).ShouldBeNull();
        _people.InvitationOf(second).ShouldNotBeNull();
    }

    [Fact]
    public void A_new_password_ends_all_sessions_but_the_one_that_set_it()
    {
        var person = LetIn("Salma", "coder-1");
        var (one, two) = (_people.OpenSession(person.Number, DateTimeOffset.UtcNow.AddHours(1)), _people.OpenSession(person.Number, DateTimeOffset.UtcNow.AddHours(1)));
        _people.SetPassword(person.Number, "other", one);
        _people.BySession(one).ShouldNotBeNull();
        _people.BySession(two).ShouldBeNull();
        _people.Accept(_people.Invite(new Invitation(DeskRole.Coder, person.Number, DateTimeOffset.UtcNow.AddDays(1)), null), "", "", "third");
        _people.BySession(one).ShouldBeNull();
        _people.PasswordHash(person.Number).ShouldBe("third");
    }

    [Fact]
    public void No_token_stands_in_the_file()
    {
        var person = LetIn("Salma", "coder-1");
        string[] tokens = [Invitation(), _people.OpenSession(person.Number, DateTimeOffset.UtcNow.AddHours(1)), _people.AddToken(person.Number, "script")];
        _people.Dispose();
        var bytes = Directory.EnumerateFiles(_folder).SelectMany(File.ReadAllBytes).ToArray();
        tokens.Where(token => bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(token)) >= 0).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_done_is_told_newest_first_in_pages()
    {
        for (var i = 0; i < 5; i++)
        {
            _people.Audit($"act-{i}", by: null);
        }
        var first = _people.Audited(2);
        first.Select(entry => entry.What).ShouldBe(["act-4", "act-3"]);
        _people.Audited(2, first[^1].Number).Select(entry => entry.What).ShouldBe(["act-2", "act-1"]);
    }

    public void Dispose()
    {
        _people.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Invitation() => _people.Invite(new Invitation(DeskRole.Coder, null, DateTimeOffset.UtcNow.AddDays(1)), null);

    private DeskPerson LetIn(string name, string pseudonym) => _people.Accept(Invitation(), name, pseudonym, "hash");
}
