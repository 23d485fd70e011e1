using Isnad.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Isnad.Web.Features;

/// <summary>Every feature's addresses.</summary>
internal static class AllFeatures
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.ServiceProvider.GetRequiredService<Assets>().Map(routes);
        SignIn.SignInFeature.Map(routes);
        Intake.IntakeFeature.Map(routes);
        Queue.QueueFeature.Map(routes);
        Reports.ReportFeature.Map(routes);
        Adjudication.AdjudicationFeature.Map(routes);
        Names.NamesFeature.Map(routes);
        People.PeopleFeature.Map(routes);
        Incidents.IncidentsFeature.Map(routes);
        Maps.MapFeature.Map(routes);
        Maps.ControlFeature.Map(routes);
        Figures.FiguresFeature.Map(routes);
        Api.ApiFeature.Map(routes);
        Exchange.ExportFeature.Map(routes);
        Exchange.GoldFeature.Map(routes);
        Exchange.ImportFeature.Map(routes);
    }
}
